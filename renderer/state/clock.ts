/** The one local clock: times that are left are told from it and from what main said, never by main. */
import { useEffect, useState } from 'react';

const tick = 15_000;

/** Now, in milliseconds since the epoch; moves on while the component is on screen. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);
  return now;
}
