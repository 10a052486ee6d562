/** "2分5秒". */
export function elapsedJa(secs: number): string {
  return elapsed(secs, {
    hours: (count) => `${count}時間`,
    minutes: (count) => `${count}分`,
    seconds: (count) => `${count}秒`,
  });
}

/** "2 min 5 s". */
export function elapsedEn(secs: number): string {
  return elapsed(secs, {
    hours: (count) => `${count} h `,
    minutes: (count) => `${count} min `,
    seconds: (count) => `${count} s`,
  }).trimEnd();
}

interface Units {
  hours: (count: number) => string;
  minutes: (count: number) => string;
  seconds: (count: number) => string;
}

/** The two largest units that say something. */
function elapsed(secs: number, { hours, minutes, seconds }: Units): string {
  const [mins, rest] = [Math.floor(secs / 60), secs % 60];
  if (mins === 0) return seconds(rest);
  if (mins < 60) return minutes(mins) + seconds(rest);
  return hours(Math.floor(mins / 60)) + minutes(mins % 60);
}
