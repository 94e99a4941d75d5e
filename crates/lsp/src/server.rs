//! The loop: messages come in, a burst of them is taken together, findings and answers go out.

use crate::capabilities::{asks_for_findings, capabilities};
use crate::diagnostics::Published;
use crate::position::Encoding;
use crate::progress::Progress;
use crate::refusal::{Answer, Refusal};
use crate::settings::{Answers, Settings};
use crate::transport::{Answered, Broken, SendAnswer, Streams, as_message};
use crate::workspace::{Resolve, Workspace};
use crate::{
    code_action, code_lens, command, completion, definition, diagnostics, folding, formatting, hover, inlay_hint, link,
    references, rename, semantic_tokens, signature, symbols,
};
use coproduce_repository::Tree;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use lsp_types::notification::{self, Notification as _};
use lsp_types::request::{self, Request as _};
use lsp_types::{
    CancelParams, DidChangeConfigurationParams, DidChangeTextDocumentParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, InitializeParams, InitializeResult, MessageType, NumberOrString, ProgressToken,
    ServerInfo, ShowMessageParams,
};
use std::collections::VecDeque;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Changes so near each other are judged once.
const TOGETHER: Duration = Duration::from_millis(10);

/// Serves an editor at the other end of two streams.
///
/// # Errors
///
/// Where the two do not understand one another, or the connection breaks.
pub fn serve_streams<T: Tree + Send + Sync>(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
    files: T,
    resolve: Resolve,
) -> Result<(), Broken> {
    let (streams, connection) = Streams::open(input, output);
    let served = serve_with(&connection, &|answered| streams.write(&answered), files, resolve);
    drop(connection);
    served.and(streams.close())
}

/// Serves an editor until it has had enough.
///
/// # Errors
///
/// Where the two do not understand one another, or the connection breaks.
pub fn serve<T: Tree + Send + Sync>(connection: &Connection, files: T, resolve: Resolve) -> Result<(), Broken> {
    serve_with(connection, &|answered| as_message(connection, answered), files, resolve)
}

fn serve_with<T: Tree + Send + Sync>(
    connection: &Connection,
    send_answer: SendAnswer,
    files: T,
    resolve: Resolve,
) -> Result<(), Broken> {
    let (id, params) = match connection.initialize_start() {
        // Whoever started it has gone before a word was said.
        Err(error) if error.channel_is_disconnected() => return Ok(()),
        greeted => greeted?,
    };
    let params: InitializeParams = serde_json::from_value(params)?;
    let mut workspace = Workspace::new(files, resolve);
    let general = params.capabilities.general.as_ref();
    workspace.encoding = Encoding::agreed(general.and_then(|general| general.position_encodings.as_deref()));
    workspace.settings = params.initialization_options.and_then(Settings::of).unwrap_or_default();
    let asks_for_findings = asks_for_findings(&params.capabilities);
    let shows_progress = params.capabilities.window.and_then(|window| window.work_done_progress).unwrap_or_default();
    let folders = params.workspace_folders.unwrap_or_default();
    workspace.folders = folders.iter().map(|folder| workspace.path(&folder.uri)).collect();
    let result = InitializeResult {
        capabilities: capabilities(workspace.encoding, asks_for_findings),
        server_info: Some(ServerInfo {
            name: "coproduce".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    connection.initialize_finish(id, serde_json::to_value(result)?)?;
    let mut server = Server {
        connection,
        send_answer,
        workspace,
        queue: VecDeque::new(),
        published: Published::default(),
        due: if asks_for_findings { Due::Nothing } else { Due::All },
        asks_for_findings,
        shows_progress,
        works: 0,
    };
    server.run()
}

/// What is to be judged before the next pause.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    Nothing,
    /// The open texts.
    Open,
    /// All models around them.
    All,
}

struct Server<'c, T> {
    connection: &'c Connection,
    send_answer: SendAnswer<'c>,
    workspace: Workspace<T>,
    /// What has come in and is not dealt with.
    queue: VecDeque<Message>,
    published: Published,
    due: Due,
    /// Whether the editor asks for findings, so that none are pushed.
    asks_for_findings: bool,
    /// Whether the editor shows that something is being worked on.
    shows_progress: bool,
    /// How many times it was told so.
    works: u32,
}

impl<T: Tree + Send + Sync> Server<'_, T> {
    fn run(&mut self) -> Result<(), Broken> {
        loop {
            if self.queue.is_empty() {
                let next = if self.due == Due::Nothing {
                    self.connection.receiver.recv().ok()
                } else {
                    match self.connection.receiver.recv_timeout(TOGETHER) {
                        Ok(message) => Some(message),
                        Err(error) if error.is_timeout() => {
                            self.judge()?;
                            continue;
                        }
                        Err(_) => None,
                    }
                };
                // The editor is gone.
                let Some(next) = next else { return Ok(()) };
                self.queue.push_back(next);
            }
            self.queue.extend(self.connection.receiver.try_iter());
            self.cancel()?;
            match self.queue.pop_front() {
                Some(Message::Request(request)) => {
                    if request.method == request::Shutdown::METHOD {
                        self.send(Response::new_ok(request.id, ()).into())?;
                        return self.await_exit();
                    }
                    self.answer(request)?;
                }
                Some(Message::Notification(notification)) => self.take_note(notification),
                Some(Message::Response(_)) | None => {}
            }
        }
    }

    /// Waits for the end that was agreed on, or for the editor to be gone. It may have come in with what went before.
    fn await_exit(&mut self) -> Result<(), Broken> {
        loop {
            let next = self.queue.pop_front().or_else(|| self.connection.receiver.recv().ok());
            match next {
                Some(Message::Notification(one)) if one.method == notification::Exit::METHOD => return Ok(()),
                Some(Message::Request(late)) => self.send(Refusal::ended().respond(late.id).into())?,
                Some(_) => {}
                None => return Ok(()),
            }
        }
    }

    /// Answers what waits and is not needed any more.
    fn cancel(&mut self) -> Result<(), Broken> {
        while let Some(at) = self.queue.iter().position(is_cancel) {
            let Some(Message::Notification(cancel)) = self.queue.remove(at) else { continue };
            let Ok(CancelParams { id }) = serde_json::from_value(cancel.params) else { continue };
            let id: RequestId = match id {
                NumberOrString::Number(number) => number.into(),
                NumberOrString::String(text) => text.into(),
            };
            let is_meant = |message: &Message| matches!(message, Message::Request(request) if request.id == id);
            if let Some(at) = self.queue.iter().position(is_meant) {
                self.queue.remove(at);
                self.send(Refusal::cancelled().respond(id).into())?;
            }
        }
        Ok(())
    }

    fn send(&self, message: Message) -> Result<(), Broken> {
        Ok(self.connection.sender.send(message)?)
    }

    fn answer(&mut self, request: Request) -> Result<(), Broken> {
        let id = request.id.clone();
        let is_command = request.method == request::ExecuteCommand::METHOD;
        let token = request.params.get("workDoneToken").cloned();
        let token: Option<ProgressToken> = token.and_then(|token| serde_json::from_value(token).ok());
        let progress = token.map(Progress::asked);
        if let Some(progress) = &progress {
            self.send(progress.begins("Coproduce"))?;
        }
        let workspace = &mut self.workspace;
        let answer = catch_unwind(AssertUnwindSafe(|| dispatch(workspace, request)));
        let answer = answer.unwrap_or_else(|_| Err(Refusal::failed()));
        if let Some(progress) = &progress {
            self.send(progress.ends())?;
        }
        if is_command
            && self.workspace.settings.answers == Answers::Message
            && let Ok(result) = &answer
            && let Ok(text) = serde_json::from_str::<String>(result)
        {
            let params = ShowMessageParams { typ: MessageType::INFO, message: text.trim_end().to_owned() };
            self.send(Notification::new(notification::ShowMessage::METHOD.to_owned(), params).into())?;
        }
        match answer {
            Ok(result) => (self.send_answer)(Answered { id, result }),
            Err(refusal) => self.send(refusal.respond(id).into()),
        }
    }

    fn take_note(&mut self, Notification { method, params }: Notification) {
        // What is not of its form is passed over: nobody waits for an answer.
        let due = match method.as_str() {
            notification::DidOpenTextDocument::METHOD => {
                serde_json::from_value(params).ok().map(|DidOpenTextDocumentParams { text_document: opened }| {
                    self.workspace.opened(opened.uri, opened.version, &opened.text);
                    Due::All
                })
            }
            notification::DidChangeTextDocument::METHOD => serde_json::from_value(params).ok().map(
                |DidChangeTextDocumentParams { text_document: changed, content_changes }| {
                    self.workspace.changed(&changed.uri, changed.version, content_changes);
                    Due::Open
                },
            ),
            notification::DidCloseTextDocument::METHOD => {
                serde_json::from_value(params).ok().map(|DidCloseTextDocumentParams { text_document }| {
                    self.workspace.closed(&text_document.uri);
                    Due::All
                })
            }
            notification::DidSaveTextDocument::METHOD | notification::DidChangeWatchedFiles::METHOD => {
                self.workspace.forget();
                Some(Due::All)
            }
            notification::DidChangeConfiguration::METHOD => {
                let said = serde_json::from_value(params).ok();
                let settings = said.and_then(|DidChangeConfigurationParams { settings }| Settings::of(settings));
                self.workspace.settings = settings.unwrap_or(self.workspace.settings);
                None
            }
            _ => None,
        };
        let due = due.filter(|_| !self.asks_for_findings);
        self.due = self.due.max(due.unwrap_or(Due::Nothing));
    }

    /// Judges what is due, and says what was found.
    fn judge(&mut self) -> Result<(), Broken> {
        let all = std::mem::replace(&mut self.due, Due::Nothing) == Due::All;
        let progress = self.shows_progress && all && !self.published.are_few();
        let progress = if progress { Some(self.begin("checking models")?) } else { None };
        let (workspace, published) = (&self.workspace, &mut self.published);
        let judged = catch_unwind(AssertUnwindSafe(|| published.judge(workspace, all)));
        if let Some(progress) = progress {
            self.send(progress.ends())?;
        }
        for params in judged.unwrap_or_default() {
            let method = notification::PublishDiagnostics::METHOD.to_owned();
            self.send(Notification::new(method, params).into())?;
        }
        Ok(())
    }
}

impl<T> Server<'_, T> {
    /// Tells the editor that something is begun that it did not ask for.
    fn begin(&mut self, title: &str) -> Result<Progress, Broken> {
        self.works += 1;
        let (progress, created) = Progress::created(self.works);
        self.connection.sender.send(created)?;
        self.connection.sender.send(progress.begins(title))?;
        Ok(progress)
    }
}

fn is_cancel(message: &Message) -> bool {
    matches!(message, Message::Notification(one) if one.method == notification::Cancel::METHOD)
}

/// Hands a request to what answers it.
fn dispatch<T: Tree + Send + Sync>(workspace: &mut Workspace<T>, request: Request) -> Answer<String> {
    /// A request to each function that answers it.
    macro_rules! answered {
        ($($request:ident by $answer:path,)*) => {
            match request.method.as_str() {
                $(request::$request::METHOD => {
                    let params = serde_json::from_value::<<request::$request as request::Request>::Params>(request.params);
                    let params = params.map_err(|error| Refusal::malformed(error.to_string()))?;
                    let result: <request::$request as request::Request>::Result = $answer(workspace, params)?;
                    serde_json::to_string(&result).map_err(|_| Refusal::failed())
                })*
                unknown => Err(Refusal::unknown(unknown)),
            }
        };
    }
    answered! {
        DocumentDiagnosticRequest by diagnostics::of_document,
        WorkspaceDiagnosticRequest by diagnostics::of_workspace,
        HoverRequest by hover::hover,
        GotoDefinition by definition::definition,
        References by references::references,
        DocumentHighlightRequest by references::highlights,
        PrepareRenameRequest by rename::prepare,
        Rename by rename::rename,
        DocumentSymbolRequest by symbols::of_document,
        WorkspaceSymbolRequest by symbols::of_workspace,
        Completion by completion::completion,
        SignatureHelpRequest by signature::help,
        CodeLensRequest by code_lens::lenses,
        CodeLensResolve by code_lens::resolve,
        Formatting by formatting::formatting,
        RangeFormatting by formatting::of_range,
        OnTypeFormatting by formatting::on_type,
        FoldingRangeRequest by folding::folding,
        SelectionRangeRequest by folding::selection,
        SemanticTokensFullRequest by semantic_tokens::full,
        SemanticTokensRangeRequest by semantic_tokens::within,
        InlayHintRequest by inlay_hint::hints,
        DocumentLinkRequest by link::links,
        CodeActionRequest by code_action::actions,
        ExecuteCommand by command::execute,
    }
}
