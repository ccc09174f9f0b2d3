//! `gouji lsp`: the language server on standard input and output.

mod frames;
mod ground;
mod grounds;
mod surrogates;
mod uri;

use std::collections::VecDeque;
use std::io::{self, BufReader, BufWriter, Write};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use gouji::lsp::{Outgoing, Server, warning};
use gouji::{Date, Lang};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};

use crate::args::LspArgs;
use crate::{config, locale};
use frames::Frame;
use grounds::Grounds;

/// Messages that are read ahead, so that a request can be cancelled while it waits.
const AHEAD: usize = 32;

/// Serves one editor until it says `exit` or is gone.
pub(crate) fn run(args: &LspArgs) -> io::Result<u8> {
    let asked = args.shared.lang.map(Lang::from);
    let lang = locale::lang(args.shared.lang);
    let mut grounds = Grounds::new(&args.shared, lang)?;
    let server = Server::new(grounds.base(asked), asked, lang);
    let (sender, inbox) = mpsc::sync_channel(AHEAD);
    thread::spawn(move || listen(&sender));
    let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let today = args.today;
    let mut desk = Desk { server, grounds, today, inbox, waiting: VecDeque::new(), out, asked: 0 };
    match desk.serve() {
        // The editor has gone away without a word.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(1),
        served => served.map(|()| desk.server.exit_code()),
    }
}

/// Reads messages until the input ends or the server is gone.
fn listen(sender: &SyncSender<Frame>) {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    while let Ok(Some(frame)) = frames::read(&mut input) {
        if sender.send(frame).is_err() {
            break;
        }
    }
}

/// The server with its streams.
struct Desk<'a, W> {
    server: Server,
    grounds: Grounds<'a>,
    /// The day on which waivers are judged; none means the day it is.
    today: Option<Date>,
    inbox: Receiver<Frame>,
    waiting: VecDeque<Frame>,
    out: W,
    /// Requests that the editor was sent.
    asked: i32,
}

impl<W: Write> Desk<'_, W> {
    fn serve(&mut self) -> io::Result<()> {
        let mut unsettled = 0;
        loop {
            self.look_ahead();
            // Diagnostics are for the text at rest: behind the last of a burst of edits, or when a burst is long.
            if self.waiting.is_empty() || unsettled >= AHEAD {
                let published = self.server.settle();
                self.tell(published)?;
                self.out.flush()?;
                unsettled = 0;
            }
            let next = self.waiting.pop_front().or_else(|| self.inbox.recv().ok());
            unsettled += 1;
            match next {
                None => return Ok(()),
                Some(Frame::Message(Message::Notification(said))) if said.method == "exit" => return Ok(()),
                Some(frame) => self.take(frame)?,
            }
        }
    }

    fn look_ahead(&mut self) {
        while self.waiting.len() < AHEAD {
            let Ok(frame) = self.inbox.try_recv() else { break };
            self.waiting.push_back(frame);
        }
    }

    fn take(&mut self, frame: Frame) -> io::Result<()> {
        match frame {
            Frame::Message(Message::Request(request)) => self.answer(request),
            Frame::Message(Message::Notification(said)) => {
                let told = self.server.notify(&said.method, said.params);
                self.tell(told)?;
                if matches!(
                    said.method.as_str(),
                    "workspace/didChangeWatchedFiles" | "workspace/didChangeConfiguration"
                ) {
                    self.reload();
                }
                self.place()
            }
            // Answers to what the editor was asked: nothing depends on them.
            Frame::Message(Message::Response(_)) => Ok(()),
            Frame::Rubbish(why) => {
                frames::write_error(&mut self.out, ErrorCode::ParseError as i32, &why)?;
                self.out.flush()?;
                let told = self.server.lost();
                self.tell(told)
            }
        }
    }

    fn answer(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params } = request;
        let response = if self.waiting.iter().any(|frame| cancels(frame, &id)) {
            Response::new_err(id, ErrorCode::RequestCanceled as i32, "cancelled".to_owned())
        } else {
            match self.server.request(&method, params) {
                Ok(result) => Response { id, response_result: Ok(result) },
                Err(refused) => Response::new_err(id, refused.code, refused.message),
            }
        };
        self.send(Message::Response(response))
    }

    /// Reads configurations and packs again.
    fn reload(&mut self) {
        self.grounds.forget();
        let base = self.grounds.base(self.server.asked_lang());
        self.server.uproot(base);
    }

    /// Says where the drafts stand of which it is not known.
    fn place(&mut self) -> io::Result<()> {
        self.server.set_today(self.today.unwrap_or_else(config::today));
        for draft in self.server.unplaced() {
            let (standing, trouble) = self.grounds.of(&draft, self.server.asked_lang());
            self.server.place(&draft, standing);
            self.tell(trouble.map(warning).into_iter().collect())?;
        }
        Ok(())
    }

    fn tell(&mut self, messages: Vec<Outgoing>) -> io::Result<()> {
        for message in messages {
            let message = match message {
                Outgoing::Notification { method, params } => {
                    Message::Notification(Notification { method: method.to_owned(), params })
                }
                Outgoing::Request { method, params } => {
                    self.asked = self.asked.wrapping_add(1);
                    Message::Request(Request { id: RequestId::from(self.asked), method: method.to_owned(), params })
                }
            };
            self.send(message)?;
        }
        Ok(())
    }

    fn send(&mut self, message: Message) -> io::Result<()> {
        message.write(&mut self.out)?;
        self.out.flush()
    }
}

/// Whether a message takes a request back.
fn cancels(frame: &Frame, id: &RequestId) -> bool {
    let Frame::Message(Message::Notification(said)) = frame else { return false };
    let of = |said: &Notification| serde_json::from_value::<RequestId>(said.params.get("id")?.clone()).ok();
    said.method == "$/cancelRequest" && of(said).as_ref() == Some(id)
}
