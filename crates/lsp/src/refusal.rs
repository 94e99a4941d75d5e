//! Why a request is not answered.

use lsp_server::{ErrorCode, RequestId, Response};

/// A reason, and the code by which the protocol tells such reasons apart.
#[derive(Debug)]
pub struct Refusal {
    code: ErrorCode,
    reason: String,
}

impl Refusal {
    /// What is asked for cannot be done.
    pub fn impossible(reason: impl Into<String>) -> Self {
        Self { code: ErrorCode::RequestFailed, reason: reason.into() }
    }

    /// The request is not of the form it must have.
    pub fn malformed(reason: impl Into<String>) -> Self {
        Self { code: ErrorCode::InvalidParams, reason: reason.into() }
    }

    /// There is no such request.
    pub fn unknown(method: &str) -> Self {
        Self { code: ErrorCode::MethodNotFound, reason: format!("no request `{method}`") }
    }

    /// The editor does not need the answer any more.
    pub fn cancelled() -> Self {
        Self { code: ErrorCode::RequestCanceled, reason: "cancelled".to_owned() }
    }

    /// The server was asked to end, and answers nothing any more.
    pub fn ended() -> Self {
        Self { code: ErrorCode::InvalidRequest, reason: "the server was asked to end".to_owned() }
    }

    /// The server has failed; it goes on.
    pub fn failed() -> Self {
        Self { code: ErrorCode::InternalError, reason: "an internal error: please report it".to_owned() }
    }

    /// The same as a response.
    pub fn respond(self, id: RequestId) -> Response {
        Response::new_err(id, self.code as i32, self.reason)
    }
}

/// What a request comes to.
pub type Answer<R> = Result<R, Refusal>;
