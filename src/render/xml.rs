//! XML whose root holds an element for each file.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, Event};

/// An XML file that grows in memory.
pub(super) type Xml = Writer<Vec<u8>>;

/// What stands before the first file and behind the last; a root without files closes itself.
pub(super) fn frames(name: &str, attributes: &[(&str, &str)], files: usize) -> io::Result<Vec<Vec<u8>>> {
    let mut xml = writer();
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new(name).with_attributes(attributes.iter().copied());
    xml.write_event(if files == 0 { Event::Empty(root) } else { Event::Start(root) })?;
    let end = if files == 0 { "\n".to_owned() } else { format!("\n</{name}>\n") };
    Ok(vec![xml.into_inner(), end.into_bytes()])
}

/// What is written within the root.
pub(super) fn inside(write: impl FnOnce(&mut Xml) -> io::Result<()>) -> io::Result<Vec<u8>> {
    let mut xml = writer();
    xml.write_event(Event::Start(BytesStart::new("root")))?;
    let root = xml.get_ref().len();
    write(&mut xml)?;
    Ok(xml.into_inner().split_off(root))
}

fn writer() -> Xml {
    Writer::new_with_indent(Vec::new(), b' ', 2)
}
