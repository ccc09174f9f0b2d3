//! The greeting of an editor, and the settings it sends.

use gen_lsp_types::DidChangeConfigurationParams;
use serde_json::{Value, json};

use super::client::Client;
use super::draft::Draft;
use super::message::{read, written};
use super::settings::Settings;
use super::{Outgoing, Phase, Refused, Server};

impl Server {
    pub(super) fn initialize(&mut self, params: &Value) -> Result<Value, Refused> {
        self.client = Client::read(params);
        self.phase = Phase::Running;
        let sent = params.get("initializationOptions").unwrap_or(&Value::Null);
        self.unsaid = self.set(sent).into_iter().find(|told| matches!(told, Outgoing::Notification { .. }));
        written(self.client.answer())
    }

    /// Takes the settings of a notification, if it has any.
    pub(super) fn configure(&mut self, params: Value) -> Vec<Outgoing> {
        let params: Option<DidChangeConfigurationParams> = read(params).ok();
        params.map_or_else(Vec::new, |params| self.set(&params.settings))
    }

    /// Takes the settings of the editor; those that cannot be read leave the ones before them in place.
    fn set(&mut self, sent: &Value) -> Vec<Outgoing> {
        let settings = match Settings::read(sent) {
            Ok(settings) => settings,
            Err(error) => {
                return vec![self.tell(
                    format!("gouji 的设置无法读取：{error}"),
                    format!("gouji: settings cannot be read: {error}"),
                )];
            }
        };
        let grounds = self.drafts.values().map(|draft| &draft.standing.ground);
        let linters = grounds.chain([&self.base]).map(|ground| ground.linter.as_ref());
        let unknown = settings.unknown(linters).join(", ");
        self.settings = settings;
        self.drafts.values_mut().for_each(Draft::forget);
        let mut told = Vec::new();
        if !unknown.is_empty() {
            told.push(self.tell(
                format!("gouji 的设置中有不认识的规则或格式版本：{unknown}"),
                format!("gouji: settings name unknown rules or editions: {unknown}"),
            ));
        }
        if self.client.can_refresh_hints {
            told.push(Outgoing::Request { method: "workspace/inlayHint/refresh", params: Value::Null });
        }
        told
    }

    /// Asks the editor to tell when rule packs or configurations change.
    pub(super) fn watch(&self) -> Option<Outgoing> {
        let params = json!({"registrations": [{
            "id": "gouji-files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": {"watchers": [{"globPattern": "**/*.{toml,json}"}]},
        }]});
        self.client.can_watch.then_some(Outgoing::Request { method: "client/registerCapability", params })
    }
}
