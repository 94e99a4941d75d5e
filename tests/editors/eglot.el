;;; eglot.el --- A model with Eglot  -*- lexical-binding: t; -*-

;; Set up as the documents say. A mistaken model is found fault with, mended, explained, laid out, and a name is renamed in
;; two modules.

;;; Code:

(require 'cl-lib)
(require 'eglot)

(defun coproduce-await (condition message)
  "Wait until CONDITION holds, or fail with MESSAGE."
  (let ((patience 100))
    (while (and (> patience 0) (not (funcall condition)))
      (accept-process-output nil 0.1)
      (cl-decf patience))
    (unless (funcall condition) (error "Emacs: %s" message))))

(defun coproduce-found ()
  "What is found in the buffer: `unknown' for the mistaken name, else what is said."
  (mapcar (lambda (one)
            (let ((said (flymake-diagnostic-text one)))
              (if (string-match-p "`oka`" said) 'unknown said)))
          (flymake-diagnostics)))

(defun coproduce-try (file)
  "Try everything on FILE."
  (with-temp-buffer
    (insert-file-contents (expand-file-name "docs/language-server.md" (getenv "ROOT")))
    (re-search-forward "^Emacs, with Eglot\\(.\\|\n\\)*?```elisp\n")
    (let ((start (point)))
      (search-forward "\n```")
      (eval-region start (match-beginning 0))))
  (setq eglot-confirm-server-initiated-edits nil
        eglot-sync-connect 10)
  (find-file file)
  ;; After a command, Eglot connects.
  (run-hooks 'post-command-hook)
  (coproduce-await #'eglot-managed-p "the server does not manage the buffer")
  (flymake-start)
  (coproduce-await (lambda () (equal (coproduce-found) '(unknown))) "the finding does not arrive")
  (goto-char (point-min))
  (search-forward "oka")
  (replace-match "oak")
  (eglot--signal-textDocument/didChange)
  (coproduce-await (lambda () (null (flymake-diagnostics))) "the finding stays")
  (goto-char (point-min))
  (search-forward "acorn")
  (backward-char)
  (let ((hover (jsonrpc-request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (unless (string-match-p (regexp-quote "**acorn**: object") (format "%S" hover))
      (error "Emacs: explained as %S" hover)))
  (eglot-format-buffer)
  (unless (string= (buffer-string) "use trees\nlaw growth in forest { acorn and soil produce oak }\n")
    (error "Emacs: laid out as %S" (buffer-string)))
  ;; Between commands Eglot does this by itself.
  (eglot--signal-textDocument/didChange)
  (goto-char (point-min))
  (search-forward "acorn")
  (backward-char)
  (cl-letf (((symbol-function 'y-or-n-p) #'always))
    (eglot-rename "seed"))
  (unless (string-match-p "{ seed and soil produce oak }" (buffer-string))
    (error "Emacs: not renamed in %S" (buffer-string)))
  (with-current-buffer (find-file-noselect (expand-file-name "trees.coprod"))
    (unless (string-match-p "object seed, oak" (buffer-string)) (error "Emacs: not renamed in the other module")))
  (message "emacs: found, mended, explained, laid out, renamed")
  (eglot-shutdown (eglot-current-server))
  (save-some-buffers t)
  (kill-emacs 0))

;;; eglot.el ends here
