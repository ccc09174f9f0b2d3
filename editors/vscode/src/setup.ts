// What is settled before the server starts, without anything of the editor in it, so that it is tested outside one.

/** The settings that decide how the server is started; the server asks for the others itself. */
export interface StartSettings {
  path: string;
  packs: readonly string[];
}

/** A program and its arguments. */
export interface Start {
  command: string;
  args: string[];
}

/** The languages that the server reads. Word files are for the command line. */
export const LANGUAGES = ["plaintext", "markdown", "html"] as const;

/** How the server is started. */
export function start(settings: StartSettings): Start {
  const command = settings.path.trim() || "gouji";
  const packs = settings.packs.filter((pack) => pack.trim() !== "");
  return { command, args: ["lsp", ...packs.flatMap((pack) => ["--rules", pack])] };
}

/** The drafts that are given to the server: files, and texts that were not saved yet. */
export function selector(): { scheme: string; language: string }[] {
  return ["file", "untitled"].flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language })));
}

/** Whether a change of these settings needs the server to be started anew. */
export function needsRestart(affects: (section: string) => boolean): boolean {
  return affects("gouji.path") || affects("gouji.packs");
}
