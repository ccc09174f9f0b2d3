// The server itself, spoken to with the library that the editor uses: GOUJI names the program.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";

import {
  createProtocolConnection,
  DidChangeConfigurationNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeParams,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

import { start } from "../src/setup";

const program = process.env.GOUJI;
const draft = join(__dirname, "..", "..", "..", "..", "examples", "faulty-arithmetic.md");

test("a draft with faults has diagnostics", { skip: program ? false : "GOUJI is not set", timeout: 60_000 }, async () => {
  const { command, args } = start({ path: program ?? "", packs: [] });
  const server = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
  const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  const heard: ((params: PublishDiagnosticsParams) => void)[] = [];
  connection.onNotification(PublishDiagnosticsNotification.type, (params) => heard.shift()?.(params));
  const published = () => new Promise<PublishDiagnosticsParams>((resolve) => heard.push(resolve));
  connection.listen();

  const params: InitializeParams = { processId: process.pid, rootUri: null, capabilities: {}, locale: "zh-cn" };
  const { capabilities } = await connection.sendRequest(InitializeRequest.type, params);
  assert.equal(capabilities.positionEncoding, "utf-16");
  await connection.sendNotification(InitializedNotification.type, {});

  const first = published();
  const textDocument = { uri: "file:///draft.md", languageId: "markdown", version: 1, text: readFileSync(draft, "utf8") };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const all = (await first).diagnostics;
  assert.ok(all.length > 0);

  const second = published();
  const defaults = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")).contributes.configuration.properties;
  const settings = Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key.slice(6), (value as { default: unknown }).default]));
  await connection.sendNotification(DidChangeConfigurationNotification.type, { settings: { gouji: settings } });
  assert.deepEqual((await second).diagnostics, all, "the defaults of the extension change nothing");

  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.equal(await ended, 0);
});
