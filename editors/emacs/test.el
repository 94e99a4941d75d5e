;;; test.el --- Tests of coproduce-mode  -*- lexical-binding: t; -*-

;; emacs --batch --directory editors/emacs --load editors/emacs/test.el --funcall ert-run-tests-batch-and-exit

;;; Code:

(require 'ert)
(require 'coproduce-mode)

(defun coproduce-test-face (text part)
  "The face of the first PART of TEXT."
  (with-temp-buffer
    (insert text)
    (coproduce-mode)
    (font-lock-ensure)
    (goto-char (point-min))
    (search-forward part)
    (get-text-property (match-beginning 0) 'face)))

(ert-deftest coproduce-every-word-is-highlighted ()
  (dolist (word (append coproduce-reserved coproduce-declaring coproduce-words))
    (should (memq (coproduce-test-face (format "%s\n" word) word)
                  '(font-lock-keyword-face font-lock-builtin-face)))
    (should (memq (coproduce-test-face (format "x %s %s y\n" word word) (format "%s y" word))
                  '(font-lock-keyword-face font-lock-builtin-face)))))

(ert-deftest coproduce-names-are-not ()
  (dolist (name '("`law`" "law.of" "laws" "lawé" "諏訪湖"))
    (should-not (memq (coproduce-test-face (concat "given " name "\n") name)
                      '(font-lock-keyword-face font-lock-builtin-face)))))

(ert-deftest coproduce-declared-names-comments-and-texts ()
  (let ((text "/// what\nlaw growth \"x\" in e { a produce b likelihood 0.5 } // law\n"))
    (should (eq (coproduce-test-face text "growth") 'font-lock-function-name-face))
    (should (eq (coproduce-test-face text "\"x") 'font-lock-string-face))
    (should (eq (coproduce-test-face text "what") 'font-lock-comment-face))
    (should (eq (coproduce-test-face text "0.5") 'font-lock-constant-face))
    (should (eq (coproduce-test-face text "law\n") 'font-lock-comment-face))))

(ert-deftest coproduce-canonical-form-stays-as-it-is ()
  (dolist (file (directory-files-recursively "examples" "\\.coprod\\'"))
    (with-temp-buffer
      (insert-file-contents file)
      (coproduce-mode)
      (should (derived-mode-p 'prog-mode))
      (let ((before (buffer-string)))
        (font-lock-ensure)
        (indent-region (point-min) (point-max))
        (should (equal (substring-no-properties (buffer-string)) (substring-no-properties before)))))))

(ert-deftest coproduce-files-are-known-by-their-names ()
  (should (eq (assoc-default "a.coprod" auto-mode-alist #'string-match-p) 'coproduce-mode)))

;;; test.el ends here
