// What needs no editor.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import { LANGUAGES, needsRestart, selector, start } from "../src/setup";

const folder = join(__dirname, "..", "..");
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

test("the server is started with its packs", () => {
  assert.deepEqual(start({ path: "gouji", packs: [] }), { command: "gouji", args: ["lsp"] });
  assert.deepEqual(start({ path: " ", packs: ["", "a b.toml"] }), { command: "gouji", args: ["lsp", "--rules", "a b.toml"] });
});

test("only what decides the start needs a new one", () => {
  assert.ok(needsRestart((section) => section === "gouji.path"));
  assert.ok(!needsRestart((section) => section === "gouji.lang"));
});

test("the extension wakes for the languages that the server reads", () => {
  assert.deepEqual(read("package.json").activationEvents, LANGUAGES.map((language) => `onLanguage:${language}`));
  assert.equal(selector().length, 2 * LANGUAGES.length);
});

test("every text of the manifest is there in both languages, and none is left over", () => {
  const manifest = readFileSync(join(folder, "package.json"), "utf8");
  const used = [...new Set([...manifest.matchAll(/"%(\w+)%"/g)].map((found) => found[1]))].sort();
  for (const name of ["package.nls.json", "package.nls.zh-cn.json"]) {
    assert.deepEqual(Object.keys(read(name)).sort(), used, name);
  }
});

test("what the extension says is there in Chinese, and nothing else", () => {
  const code = readFileSync(join(folder, "src", "extension.ts"), "utf8");
  const said = [...code.matchAll(/l10n\.t\(\s*"([^"]+)"/g)].map((found) => found[1]).sort();
  assert.deepEqual(Object.keys(read("l10n/bundle.l10n.zh-cn.json")).sort(), said);
});
