//! Readers of the formats that know nothing of gouji but what its documentation says.

use std::collections::BTreeMap;

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};
use serde_json::Value;

/// All formats for programs and for an office.
pub(crate) const FORMATS: [&str; 10] =
    ["short", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "md", "html"];

/// How often each code, or kind of a file that was not checked, is told.
#[derive(Debug, Default, PartialEq, Eq, Clone)]
pub(crate) struct Told(BTreeMap<String, usize>);

impl Told {
    fn add(&mut self, code: &str) {
        *self.0.entry(code.to_owned()).or_default() += 1;
    }

    /// A finding that is waived or known.
    fn add_aside(&mut self, code: &str) {
        self.add(&format!("{code} aside"));
    }

    fn add_any(&mut self, code: &str, is_aside: bool) {
        if is_aside { self.add_aside(code) } else { self.add(code) }
    }

    /// What a format can tell of it: pages and skipped cases have no kinds, only messages, and some formats have no
    /// place for what does not count.
    pub(crate) fn seen_by(&self, format: &str) -> Self {
        let is_code = |name: &String| {
            let code = name.strip_suffix(" aside").unwrap_or(name);
            code.len() == 4 && code.starts_with(|c: char| c.is_ascii_uppercase())
        };
        let has_aside = matches!(format, "json" | "jsonl" | "sarif" | "junit" | "md" | "html");
        let has_kinds = !matches!(format, "md" | "html" | "junit");
        let mut told = Self::default();
        for (name, count) in self.0.iter().filter(|(name, _)| has_aside || !name.ends_with(" aside")) {
            let name = if has_kinds || is_code(name) { name.as_str() } else { "unchecked" };
            *told.0.entry(name.to_owned()).or_default() += count;
        }
        told
    }
}

/// What an output tells.
#[track_caller]
pub(crate) fn read(format: &str, output: &str) -> Told {
    let mut told = Told::default();
    let json = || serde_json::from_str::<Value>(output).unwrap_or_else(|error| panic!("{error} in\n{output}"));
    let string = |value: &Value| value.as_str().unwrap_or_else(|| panic!("a string in place of {value}")).to_owned();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    match format {
        "json" => {
            for file in list(&json()["files"]) {
                list(&file["findings"]).iter().for_each(|it| told.add_any(&string(&it["code"]), is_aside(it)));
                file.get("error").iter().for_each(|error| told.add(&string(&error["kind"])));
            }
        }
        "jsonl" => {
            let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(lines.last().map(|line| string(&line["type"])).as_deref(), Some("summary"));
            for line in &lines {
                match string(&line["type"]).as_str() {
                    "finding" => told.add_any(&string(&line["code"]), is_aside(line)),
                    "file" => line.get("error").iter().for_each(|error| told.add(&string(&error["kind"]))),
                    _ => {}
                }
            }
        }
        "sarif" => {
            let run = json()["runs"][0].clone();
            let rules = list(&run["tool"]["driver"]["rules"]);
            for result in list(&run["results"]) {
                let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
                assert_eq!(rules[index]["id"], result["ruleId"]);
                let suppressions = list(&result["suppressions"]);
                for suppression in &suppressions {
                    assert!(["inSource", "external"].contains(&string(&suppression["kind"]).as_str()), "{suppression}");
                    assert_eq!(suppression["status"], "accepted");
                }
                told.add_any(&string(&result["ruleId"]), !suppressions.is_empty());
            }
            for notification in list(&run["invocations"][0]["toolExecutionNotifications"]) {
                told.add(&string(&notification["descriptor"]["id"]));
            }
        }
        "gitlab" => list(&json()).iter().for_each(|issue| told.add(&string(&issue["check_name"]))),
        "rdjson" => list(&json()["diagnostics"]).iter().for_each(|one| told.add(&string(&one["code"]["value"]))),
        "short" => output.lines().for_each(|line| told.add(bracketed(line))),
        "github" => read_commands(output, &mut told),
        "checkstyle" => {
            for (name, attributes) in elements(output) {
                if name == "error" {
                    told.add(attributes["source"].strip_prefix("gouji.").unwrap());
                }
            }
        }
        "junit" => read_cases(output, &mut told),
        "md" => read_tables(output, &mut told),
        "html" => read_page(output, &mut told),
        _ => panic!("no reader of {format}"),
    }
    told
}

/// Whether a finding of JSON does not count.
fn is_aside(finding: &Value) -> bool {
    finding.get("waived").is_some() || finding["known"] == true
}

/// What stands in the first brackets behind the level.
fn bracketed(line: &str) -> &str {
    let levels = [": error[", ": warning[", ": note["];
    let rests = levels.iter().filter_map(|level| line.split_once(level).map(|(_, rest)| rest));
    rests.max_by_key(|rest| rest.len()).unwrap_or_else(|| panic!("no level in {line}")).split(']').next().unwrap()
}

/// Annotations have a title that begins with the code; what is only logged is written as in `short`.
fn read_commands(output: &str, told: &mut Told) {
    let mut depth = 0;
    for line in output.lines() {
        if let Some(command) = line.strip_prefix("::") {
            let (head, _) = command.split_once("::").unwrap();
            match head.split(' ').next().unwrap() {
                "group" => depth += 1,
                "endgroup" => depth -= 1,
                _ if head.contains("title=gouji") => {}
                _ => told.add(head.split("title=").nth(1).unwrap().split(' ').next().unwrap()),
            }
        } else {
            assert!(line.starts_with("- "), "a line that is no command and no remark: {line}");
            if depth > 0 {
                told.add(bracketed(line));
            }
        }
        assert!((0..=1).contains(&depth), "groups do not nest");
    }
}

/// Every element of an XML document with its attributes, in order; the parser checks that they nest.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = Reader::from_str(xml);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error} in\n{xml}")) {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let value = |attribute: quick_xml::events::attributes::Attribute<'_>| {
                    let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap().into_owned();
                    (attribute.key.as_ref().to_owned(), value)
                };
                let attributes = element.attributes().map(|attribute| value(attribute.unwrap())).collect();
                elements.push((name, attributes));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

/// Failures and errors have a type; a remark is a case with the code at the head of its name.
fn read_cases(xml: &str, told: &mut Told) {
    let elements = elements(xml);
    let count = |name: &str| elements.iter().filter(|(element, _)| element == name).count().to_string();
    let (_, root) = &elements[1 - usize::from(elements[0].0 == "testsuites")];
    assert_eq!(
        (&root["tests"], &root["failures"], &root["errors"]),
        (&count("testcase"), &count("failure"), &count("error"))
    );
    let suites = elements.iter().filter(|(element, _)| element == "testsuite");
    let skipped: usize = suites.map(|(_, suite)| suite["skipped"].parse::<usize>().unwrap()).sum();
    assert_eq!(skipped.to_string(), count("skipped"));
    let mut name = "";
    for (element, attributes) in &elements {
        match element.as_str() {
            "testcase" => name = &attributes["name"],
            "failure" | "system-out" => told.add(name.split(' ').next().unwrap()),
            "skipped" if name != "gouji" => told.add_aside(name.split(' ').next().unwrap()),
            "error" | "skipped" => told.add("unchecked"),
            _ => {}
        }
    }
}

/// Rows of findings have five cells, those of findings that do not count six; a file that was not checked has its message behind a line break.
fn read_tables(page: &str, told: &mut Told) {
    for line in page.lines().filter(|line| line.starts_with('|') && !line.starts_with("|---")) {
        let cells: Vec<&str> = line.replace("\\|", "/").leak().trim_matches('|').split('|').map(str::trim).collect();
        match cells.as_slice() {
            [_, code, _, _, _] if code.len() == 4 && *code != "code" => told.add(code),
            [_, _, _, _, _] => {}
            [_, _, code, _, _, _] if code.len() == 4 && *code != "code" => told.add_aside(code),
            [_, _, _, _, _, _] => {}
            [file, _, _, _] if file.contains("<br>") => told.add("unchecked"),
            [_, _, _, _] => {}
            _ => panic!("a row with {} cells: {line}", cells.len()),
        }
    }
}

/// The page parses as XML but for its head and its boxes, so that every element is closed.
fn read_page(page: &str, told: &mut Told) {
    for outside in ["<script", "src=", "url(", "@import", "http:", "https:"] {
        assert!(!page.contains(outside), "the page has {outside}");
    }
    let body = page.split_once("</style>\n</head>\n").expect("a head").1.trim_end().strip_suffix("</html>").unwrap();
    let body = body.replace("<input type=\"checkbox\">", "<input type=\"checkbox\"/>");
    for (name, attributes) in elements(&body) {
        let class = attributes.get("class").map_or("", String::as_str);
        if name == "p" && class.starts_with("unread") {
            told.add("unchecked");
        }
        assert!(attributes.keys().all(|key| !key.starts_with("on")), "a handler in {name}");
    }
    let mut is_aside = false;
    for rest in page.split('<') {
        if let Some(code) = rest.strip_prefix("span class=\"code\">") {
            told.add_any(code, is_aside);
        }
        is_aside = (is_aside || rest.starts_with("details class=\"aside\"")) && !rest.starts_with("/details");
    }
}
