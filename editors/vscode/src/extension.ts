// The extension: starts `gouji lsp` and hands it the drafts.

import * as vscode from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

import { needsRestart, selector, start } from "./setup";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("gouji.restart", restart),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (needsRestart((section) => event.affectsConfiguration(section))) {
        await restart();
      }
    }),
  );
  await run();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  client = undefined;
}

async function restart(): Promise<void> {
  await deactivate();
  await run();
}

async function run(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("gouji");
  const server = start({ path: settings.get("path", "gouji"), packs: settings.get("packs", []) });
  const own = new LanguageClient("gouji", "gouji", server, {
    documentSelector: selector(),
    synchronize: { configurationSection: "gouji" },
  });
  try {
    await own.start();
    client = own;
  } catch (error) {
    const choice = vscode.l10n.t("Open settings");
    const text = vscode.l10n.t("gouji could not be started ({0}): {1}", server.command, String(error));
    if ((await vscode.window.showErrorMessage(text, choice)) === choice) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "gouji.path");
    }
  }
}
