const paths = {
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  alert: "M12 8v5M12 16.5v.5M12 3.5l9 16H3z",
  info: "M12 11v6M12 7.5v.5M12 3a9 9 0 100 18 9 9 0 000-18z",
  clock: "M12 7v5.5l3.5 2M12 3a9 9 0 100 18 9 9 0 000-18z",
  question: "M9 9.2a3 3 0 115 2.2c-1.2 1-2 1.5-2 2.8M12 17.5v.3M12 3a9 9 0 100 18 9 9 0 000-18z",
  dash: "M6 12h12",
  dot: "M12 9.5a2.5 2.5 0 100 5 2.5 2.5 0 000-5z",
  upload: "M12 16V4.5M7 9l5-5 5 5M4.5 15.5v3a2 2 0 002 2h11a2 2 0 002-2v-3",
  download: "M12 4v11.5M7 11l5 5 5-5M4.5 19.5h15",
  file: "M13.5 3H7a2 2 0 00-2 2v14a2 2 0 002 2h10a2 2 0 002-2V8.5zM13.5 3v5.5H19M9 13h6M9 17h6",
  edit: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5z",
  stop: "M7 7h10v10H7z",
  sun: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  moon: "M20 14.5A8.5 8.5 0 119.5 4a7 7 0 0010.5 10.5z",
  auto: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 3v18M12 7h4.5M12 12h7M12 17h4.5",
  down: "M12 5v13M6 12.5l6 6 6-6",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 100 6 3 3 0 000-6z",
  refresh: "M19.5 8A8 8 0 105 15.5M19.5 3.5V8H15",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing that repeats the text beside it; hidden from screen readers. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
