//! `$/progress`: that something is being worked on that may take a while.

use lsp_server::{Message, Notification, Request};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{self, Request as _};
use lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressCreateParams, WorkDoneProgressEnd,
};

/// A piece of work under a token that the editor knows it by.
pub struct Progress {
    token: NumberOrString,
}

impl Progress {
    /// Work that the editor asked for, under a token of its own.
    pub const fn asked(token: NumberOrString) -> Self {
        Self { token }
    }

    /// Work that nobody asked for: the editor is told of the token first.
    pub fn created(number: u32) -> (Self, Message) {
        let token = NumberOrString::String(format!("coproduce/{number}"));
        let params = WorkDoneProgressCreateParams { token: token.clone() };
        let id = format!("coproduce/{number}").into();
        (Self { token }, Request::new(id, request::WorkDoneProgressCreate::METHOD.to_owned(), params).into())
    }

    /// That the work begins.
    pub fn begins(&self, title: &str) -> Message {
        self.tell(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title: title.to_owned(),
            ..WorkDoneProgressBegin::default()
        }))
    }

    /// That the work is done.
    pub fn ends(&self) -> Message {
        self.tell(WorkDoneProgress::End(WorkDoneProgressEnd::default()))
    }

    fn tell(&self, what: WorkDoneProgress) -> Message {
        let params = ProgressParams { token: self.token.clone(), value: ProgressParamsValue::WorkDone(what) };
        Notification::new(notification::Progress::METHOD.to_owned(), params).into()
    }
}
