/** Set for whatever the command starts while it hands credentials out: a program that asks Keyway again is told so. */
export const recursionVariable = 'KEYWAY_HANDING_OUT';
