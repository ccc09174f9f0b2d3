//! What may stand in a configuration. The published schema is made from these shapes.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

/// Settings of gouji for a folder of drafts.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "gouji.toml"))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct ConfigShape {
    /// Edition of the form: `2008`, `2019`, `2021`, or `auto` to tell it from the draft.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) edition: Option<Spanned<String>>,
    /// Report year, where drafts do not say it.
    #[cfg_attr(test, schemars(with = "Option<i16>", range(min = 2000, max = 2099)))]
    pub(super) year: Option<Spanned<i64>>,
    /// Language of messages.
    pub(super) lang: Option<LangShape>,
    /// Level from which the exit code is 1.
    pub(super) deny: Option<LevelShape>,
    /// Rules to run: codes, beginnings of codes, or names.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub(super) select: Option<Vec<Spanned<String>>>,
    /// Rules not to run.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub(super) ignore: Option<Vec<Spanned<String>>>,
    /// Levels of rules by code, beginning of a code, or name.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, AdjustedShape>"))]
    pub(super) levels: BTreeMap<Spanned<String>, AdjustedShape>,
    /// Rule packs: files, folders or globs, from the folder of this file.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(super) packs: Vec<Spanned<String>>,
    /// Drafts to leave out, as globs from the folder of this file.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(super) exclude: Vec<Spanned<String>>,
    /// File of known findings, from the folder of this file.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) baseline: Option<Spanned<String>>,
    /// How much is read of a draft, and said of it.
    pub(super) limits: LimitsShape,
    /// The bodies whose drafts are expected, and where.
    #[cfg_attr(test, schemars(with = "Vec<BodyShape>"))]
    pub(super) bodies: Vec<Spanned<BodyShape>>,
    /// Other settings for some drafts; the later of two holds.
    #[serde(rename = "override")]
    #[cfg_attr(test, schemars(with = "Vec<OverrideShape>"))]
    pub(super) overrides: Vec<Spanned<OverrideShape>>,
    /// Findings that are accepted.
    #[serde(rename = "waiver")]
    #[cfg_attr(test, schemars(with = "Vec<WaiverShape>"))]
    pub(super) waivers: Vec<Spanned<WaiverShape>>,
}

/// How much is read of a draft, and said of it. What is beyond a limit is told.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct LimitsShape {
    /// MB (1,048,576 bytes) of a draft; 64 where it is not set.
    #[cfg_attr(test, schemars(with = "Option<u32>", range(min = 1, max = 1024)))]
    pub(super) file_mb: Option<Spanned<i64>>,
    /// MB that each part of a Word file may unpack to; 64 where it is not set.
    #[cfg_attr(test, schemars(with = "Option<u32>", range(min = 1, max = 1024)))]
    pub(super) unpacked_mb: Option<Spanned<i64>>,
    /// Findings of a draft that are told; 1,000 where it is not set.
    #[cfg_attr(test, schemars(with = "Option<u32>", range(min = 1, max = 1_000_000)))]
    pub(super) findings: Option<Spanned<i64>>,
}

/// Settings for the drafts that globs name.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct OverrideShape {
    /// Globs from the folder of this file.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub(super) paths: Vec<Spanned<String>>,
    /// Edition of the form.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) edition: Option<Spanned<String>>,
    /// Report year.
    #[cfg_attr(test, schemars(with = "Option<i16>", range(min = 2000, max = 2099)))]
    pub(super) year: Option<Spanned<i64>>,
    /// Level from which the exit code is 1.
    pub(super) deny: Option<LevelShape>,
    /// Rules to run.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub(super) select: Option<Vec<Spanned<String>>>,
    /// Rules not to run.
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub(super) ignore: Option<Vec<Spanned<String>>>,
    /// Levels, added to those of the file.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, AdjustedShape>"))]
    pub(super) levels: BTreeMap<Spanned<String>, AdjustedShape>,
}

/// A body whose draft is expected.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct BodyShape {
    /// Glob of its draft, from the folder of this file.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) path: Option<Spanned<String>>,
    /// Its name, as title or signature should have it.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) body: Option<Spanned<String>>,
}

/// A finding that is accepted.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub(super) struct WaiverShape {
    /// Code or name of the rule.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) code: Option<Spanned<String>>,
    /// Glob of the drafts, from the folder of this file.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) path: Option<Spanned<String>>,
    /// Keys of the cell: table, row and column, as `requests.granted.total`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) cell: Option<Spanned<String>>,
    /// Place in words, or its beginning: `第3节`, `第3节 表2 行7 列4`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) place: Option<Spanned<String>>,
    /// Why it is accepted.
    #[cfg_attr(test, schemars(with = "String"))]
    pub(super) reason: Option<Spanned<String>>,
    /// Last day on which it holds: `2025-03-31`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub(super) until: Option<Spanned<String>>,
    /// Texts of the finding's places at approval, its own first; when one changes, the waiver is stale.
    pub(super) values: Vec<String>,
}

/// Languages.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum LangShape {
    Zh,
    En,
}

/// Levels.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum LevelShape {
    Error,
    Warning,
    Note,
}

/// Levels, and the absence of one.
#[derive(Debug, Clone, Copy, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum AdjustedShape {
    Error,
    Warning,
    Note,
    Off,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::ConfigShape;

    /// What must be there, which the shapes leave open so that all that is missing is told in one run.
    const REQUIRED: [(&str, &[&str]); 3] =
        [("BodyShape", &["path", "body"]), ("OverrideShape", &["paths"]), ("WaiverShape", &["code", "path", "reason"])];

    /// TOML has no null: what may be absent is not written.
    fn without_null(value: &mut Value) {
        if let Value::Object(map) = value {
            if map.get("default").is_some_and(Value::is_null) {
                map.remove("default");
            }
            if let Some(kinds) = map.get("type").and_then(Value::as_array) {
                let kind = kinds.iter().find(|kind| **kind != json!("null")).cloned();
                map.insert("type".to_owned(), kind.expect("a type beside null"));
            }
            if let Some(Value::Array(any)) = map.remove("anyOf") {
                let rest = any.into_iter().find(|any| any.get("type") != Some(&json!("null")));
                map.extend(rest.expect("a shape beside null").as_object().expect("a shape").clone());
            }
            map.values_mut().for_each(without_null);
        } else if let Value::Array(items) = value {
            items.iter_mut().for_each(without_null);
        }
    }

    /// `SNAPSHOTS=overwrite cargo test --lib` writes it anew.
    #[test]
    #[allow(clippy::disallowed_methods, reason = "a test reads and writes what is committed")]
    fn the_published_schema_is_that_of_the_shapes() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/gouji.schema.json");
        let mut schema = serde_json::to_value(schemars::schema_for!(ConfigShape)).expect("plain data");
        without_null(&mut schema);
        for (shape, keys) in REQUIRED {
            schema["$defs"][shape]["required"] = json!(keys);
        }
        let schema = serde_json::to_string_pretty(&schema).expect("plain data") + "\n";
        if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
            std::fs::write(path, &schema).expect("written");
        }
        assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), schema);
    }
}
