//! Messages on a stream, each behind a header that says how long it is.
//!
//! Whatever comes, reading goes on at the next header: a length that lies costs the messages it covers
//! and no more, and none makes room in memory before its bytes are there.

use std::io::{self, BufRead, Read, Write};

use lsp_server::Message;

use super::surrogates;

/// A longer message is passed over.
const MAX_MESSAGE: u64 = 16 << 20;

/// A line of a header is not longer.
const MAX_LINE: u64 = 4 << 10;

/// What was read.
#[derive(Debug)]
pub(super) enum Frame {
    /// A message.
    Message(Message),
    /// Something else, and why it is no message.
    Rubbish(String),
}

/// The next message; none at the end of the stream.
///
/// # Errors
/// Those of the stream.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let header = match header(input)? {
        Header::End => return Ok(None),
        header => header,
    };
    let length = match header {
        Header::Length(length) if length > MAX_MESSAGE => {
            let skipped = io::copy(&mut input.take(length), &mut io::sink())?;
            return Ok((skipped > 0).then(|| Frame::Rubbish(format!("a message of {length} bytes is too long"))));
        }
        Header::Length(length) => length,
        Header::Rubbish | Header::End => return Ok(Some(Frame::Rubbish("no Content-Length".to_owned()))),
    };
    let mut body = Vec::new();
    input.take(length).read_to_end(&mut body)?;
    if (body.len() as u64) < length {
        return Ok(None);
    }
    let halved = |error| match surrogates::replaced(&body) {
        Some(whole) => serde_json::from_slice(&whole),
        None => Err(error),
    };
    let message = serde_json::from_slice(&body).or_else(halved);
    Ok(Some(message.map_or_else(|error| Frame::Rubbish(error.to_string()), Frame::Message)))
}

/// Writes the error of a message that could not be read, and so has no number.
///
/// # Errors
/// Those of the stream.
pub(super) fn write_error(out: &mut impl Write, code: i32, message: &str) -> io::Result<()> {
    let error = serde_json::json!({"jsonrpc": "2.0", "id": null, "error": {"code": code, "message": message}});
    let text = error.to_string();
    write!(out, "Content-Length: {}\r\n\r\n{text}", text.len())
}

enum Header {
    Length(u64),
    /// Lines that are no header, up to an empty one or to where a header begins.
    Rubbish,
    End,
}

/// Reads header lines up to the empty one. The rest of a message whose length was wrong has no break
/// before the next header, so that this may begin anywhere in a line.
fn header(input: &mut impl BufRead) -> io::Result<Header> {
    let mut length = None;
    let mut is_rubbish = false;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(if is_rubbish { Header::Rubbish } else { Header::End });
        }
        let text = String::from_utf8_lossy(&line).trim().to_ascii_lowercase();
        let found = text.rsplit_once("content-length:").map(|(before, number)| (before.is_empty(), number.trim()));
        match (found.and_then(|(_, number)| number.parse().ok()), length) {
            (Some(number), _) => length = Some(number),
            (None, Some(length)) if text.is_empty() => return Ok(Header::Length(length)),
            (None, Some(_)) => {}
            (None, None) if text.is_empty() && is_rubbish => return Ok(Header::Rubbish),
            (None, None) => is_rubbish |= !text.is_empty() && !text.starts_with("content-type:"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(mut bytes: &[u8]) -> Vec<String> {
        let mut seen = Vec::new();
        while let Some(frame) = read(&mut bytes).unwrap() {
            seen.push(match frame {
                Frame::Message(Message::Notification(said)) => said.method,
                Frame::Message(other) => format!("{other:?}"),
                Frame::Rubbish(_) => "?".to_owned(),
            });
        }
        seen
    }

    fn framed(method: &str, length: impl Fn(usize) -> usize) -> String {
        let body = format!("{{\"jsonrpc\":\"2.0\",\"method\":\"{method}\"}}");
        format!("Content-Length: {}\r\n\r\n{body}", length(body.len()))
    }

    #[test]
    fn messages_are_read_one_after_the_other() {
        let header = "content-type: application/vscode-jsonrpc; charset=utf-8\r\nCONTENT-LENGTH:  30\r\n\r\n";
        let bytes = framed("a", |n| n) + header + "{\"jsonrpc\":\"2.0\",\"method\":\"b\"}" + &framed("c", |n| n);
        assert_eq!(frames(bytes.as_bytes()), ["a", "b", "c"]);
    }

    #[test]
    fn a_length_that_lies_costs_only_what_it_covers() {
        let short = framed("a", |n| n - 5) + &framed("b", |n| n);
        assert_eq!(frames(short.as_bytes()), ["?", "b"]);
        let long = framed("a", |n| n + 9) + &framed("b", |n| n) + &framed("c", |n| n);
        assert_eq!(frames(long.as_bytes()).last().unwrap(), "c");
        assert_eq!(frames(framed("a", |n| n + 1).as_bytes()), [""; 0]);
        assert_eq!(frames(b"Content-Length: 99999999999999999\r\n\r\n{}"), ["?"]);
    }

    #[test]
    fn rubbish_is_passed_over() {
        let bytes = b"\xFF\xFE\x00hello\r\n\r\nGET / HTTP/1.1\r\n\r\n".to_vec();
        let bytes = [bytes, framed("a", |n| n).into_bytes(), vec![b'x'; 20_000], b"Content-Length: -3\n\n".to_vec()];
        assert_eq!(frames(&[bytes.concat(), framed("b", |n| n).into_bytes()].concat()), ["?", "?", "a", "?", "b"]);
    }
}
