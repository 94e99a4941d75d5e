;;; coproduce-mode.el --- Major mode for Coproduce models  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT OR Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "26.1"))
;; Keywords: languages

;;; Commentary:

;; Highlights, indents and comments models in files that end in `.coprod'.

;;; Code:

(require 'seq)

(defconst coproduce-reserved
  '("and" "or" "not" "at" "all" "any")
  "Words that are never names, unless in backticks.")

(defconst coproduce-declaring
  '("model" "use" "object" "property" "actor" "action" "outcome"
    "environment" "offering" "value" "proposition" "constellation"
    "cocreation" "platform" "problem" "hypergame" "view" "exchange"
    "adoption" "pricing" "elevation" "evidence" "alternative" "law" "claim"
    "scenario" "course")
  "Words that may begin a declaration.")

(defconst coproduce-words
  '("a" "after" "alone" "always" "an" "approach" "are" "as" "assuming"
    "before" "below" "between" "by" "case" "cases" "cause" "changes"
    "chooses" "co_definition" "co_development" "co_elevation"
    "co_experience" "columns" "concerns" "consistency" "cost" "costs"
    "counterpart" "coverage" "crisp" "curation" "customer" "customers"
    "damped" "decided" "disputed" "dynamic" "elasticity" "empowerment"
    "enabled" "end" "expect" "expects" "first" "for" "from" "fuzzy"
    "generative" "given" "good" "grows" "holds" "hosts" "identify" "idiot"
    "in" "includes" "interactions" "involvement" "irrelevant" "is" "lacks"
    "lasting" "learning" "least" "like" "likelihood" "likely" "logic"
    "missing" "necessary" "nets" "never" "no" "of" "on" "otherwise"
    "outsider" "participate" "pays" "people" "per" "period" "periods"
    "physical" "potential" "pri" "produce" "producer" "producers" "product"
    "promises" "providers" "provides" "reaches" "refused" "requires"
    "resolved" "rises" "row" "rows" "sees" "service" "set" "share"
    "simultaneous" "social" "source" "start" "subcontractor" "sufficient"
    "supplier" "sympathize" "terms" "tests" "the" "to" "unknown" "update"
    "weighs" "with" "within" "without" "worth" "yes" "youngster")
  "Words that are keywords in their places only.")

(defconst coproduce-naming
  (seq-difference coproduce-declaring '("alternative" "use" "claim" "view"))
  "Words that a declared name follows.")

(defconst coproduce-name
  (concat "\\(?:" (rx (or (seq ?` (+ (not (any ?` ?\n))) ?`)
                         (seq (any alpha ?_) (* (any alnum ?_)))))
          "\\)")
  "A regular expression for names.")

(defun coproduce--alone (words)
  "A matcher for WORDS where they are no part of a qualified or quoted name."
  (let ((regexp (concat "\\_<" (regexp-opt words t) "\\_>")))
    (lambda (limit)
      (let (found)
        (while (and (not found) (re-search-forward regexp limit t))
          (setq found (not (or (memq (char-before (match-beginning 0)) '(?. ?`))
                               (memq (char-after (match-end 0)) '(?. ?`))))))
        found))))

(defun coproduce--declared (words)
  "A regular expression for a name that one of WORDS declares."
  (concat "^\\s-*\\(?:alternative\\s-+\\)?" (regexp-opt words 'symbols) "\\s-+\\(" coproduce-name "\\)"))

(defvar coproduce-font-lock-keywords
  `((,(concat coproduce-name "\\(?:\\." coproduce-name "\\)+") 0 'font-lock-variable-name-face)
    ("`[^`\n]+`" 0 'font-lock-variable-name-face)
    (,(coproduce--declared '("model")) 2 'font-lock-constant-face t)
    (,(coproduce--declared '("law")) 2 'font-lock-function-name-face t)
    (,(coproduce--declared (seq-difference coproduce-naming '("model" "law")))
     2 'font-lock-type-face t)
    (,(coproduce--alone coproduce-reserved) 1 'font-lock-builtin-face)
    (,(coproduce--alone coproduce-declaring) 1 'font-lock-keyword-face)
    (,(coproduce--alone coproduce-words) 1 'font-lock-keyword-face)
    ("\\_<[0-9][0-9_.]*\\(?:[eE][+-]?[0-9]+\\)?%?" 0 'font-lock-constant-face))
  "What is highlighted besides comments and texts.")

(defvar coproduce-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "." table)
    (modify-syntax-entry ?' "." table)
    (modify-syntax-entry ?_ "_" table)
    table)
  "Comments to the end of the line, texts in which nothing is escaped.")

(defun coproduce--indentation ()
  "The column where the line begins: two for each bracket around it.
The canonical form indents what goes on with a clause by two or four more;
where it already is, it stays."
  (save-excursion
    (back-to-indentation)
    (let* ((depth (- (car (syntax-ppss)) (if (looking-at-p "[})]") 1 0)))
           (in-list (let ((open (nth 1 (syntax-ppss))))
                      (and open (eq (char-after open) ?\())))
           (is-comment (looking-at-p "//"))
           (column (* 2 (max 0 depth)))
           (more (- (current-column) column))
           (before (progn (skip-chars-backward " \t\n")
                          (unless (nth 4 (syntax-ppss)) (char-before)))))
      (cond ((or is-comment in-list) column)
            ((and (memq more '(2 4)) (not (memq before '(?{ ?} nil)))) (+ column more))
            ((eq before ?,) (+ column 2))
            (t column)))))

(defun coproduce-indent-line ()
  "Indent the line as the canonical form does."
  (interactive)
  (let ((column (coproduce--indentation)))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;;;###autoload
(define-derived-mode coproduce-mode prog-mode "Coproduce"
  "Major mode for Coproduce models."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "///*\\s-*")
  (setq-local indent-line-function #'coproduce-indent-line)
  (setq-local indent-tabs-mode nil)
  (setq-local imenu-generic-expression
              `((nil ,(coproduce--declared coproduce-naming) 2)))
  (setq-local font-lock-defaults '(coproduce-font-lock-keywords)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.coprod\\'" . coproduce-mode))

(provide 'coproduce-mode)
;;; coproduce-mode.el ends here
