/** Set for whatever is started while credentials are being had or handed out: a program that asks Keyway again is told so. */
export const recursionVariable = 'KEYWAY_HANDING_OUT';
