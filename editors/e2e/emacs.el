;;; emacs.el --- drives eglot against `parapet lsp' in batch  -*- lexical-binding: t -*-

;; Diagnostics while typing, a hover, and an action that is applied, with what the
;; guide GUIDE says.  parapet is on the PATH, FILE is the file to edit.

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)

;; The mode is a package of its own.
(define-derived-mode terraform-mode prog-mode "Terraform")
(with-temp-buffer
  (insert-file-contents (getenv "GUIDE"))
  (search-forward "```elisp\n")
  (eval-region (point) (progn (search-forward "\n```\n") (match-beginning 0))))
(setq eglot-sync-connect 20
      eglot-send-changes-idle-time 0.05
      eglot-extend-to-xref nil
      eglot-confirm-server-initiated-edits nil)

(defun e2e-fail (format &rest args)
  (message "emacs: %s" (apply #'format format args))
  (kill-emacs 1))

(defun e2e-wait (what ok)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall ok))
      (when (> (float-time) end)
        (e2e-fail "waited in vain for %s; there is %S" what
                  (mapcar #'flymake-diagnostic-text (flymake-diagnostics))))
      (accept-process-output nil 0.05))))

(defun e2e-found (text)
  (seq-some (lambda (d) (string-match-p text (flymake-diagnostic-text d)))
            (flymake-diagnostics)))

(find-file (getenv "FILE"))
(setq-local project-find-functions
            (list (lambda (_) (cons 'transient default-directory))))
(terraform-mode)
;; What eglot puts off until a command has run.
(run-hooks 'post-command-hook)
(e2e-wait "the server" #'eglot-managed-p)
(flymake-mode 1)
(flymake-start)
(e2e-wait "the first diagnostics" (lambda () (e2e-found "versions of its objects")))
(when (e2e-found "readable by everyone")
  (e2e-fail "an ACL is reported before it is written"))

(goto-char (point-min))
(forward-line 2)
(dolist (c (string-to-list "  acl    = \"public-read\"\n"))
  (insert (string c))
  (eglot--signal-textDocument/didChange))
(e2e-wait "the finding on what was typed" (lambda () (e2e-found "readable by everyone")))

(goto-char (point-min))
(search-forward "acl ")
(let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                              (eglot--TextDocumentPositionParams))))
  (unless (string-match-p "aws-s3-bucket-public-acl"
                          (plist-get (plist-get hover :contents) :value))
    (e2e-fail "the hover is %S" hover)))

(let* ((server (eglot--current-server-or-lose))
       (actions (append (jsonrpc-request server :textDocument/codeAction
                          (list :textDocument (eglot--TextDocumentIdentifier)
                                :range (list :start (eglot--pos-to-lsp-position (line-beginning-position))
                                             :end (eglot--pos-to-lsp-position (line-end-position)))
                                :context (list :diagnostics [])))
                        nil))
       (chosen (seq-find (lambda (a) (string-match-p "Suppress aws-s3-bucket-public-acl" (plist-get a :title)))
                         actions)))
  (unless chosen (e2e-fail "no action among %S" actions))
  (unless (plist-get chosen :edit)
    (setq chosen (jsonrpc-request server :codeAction/resolve chosen)))
  (eglot--apply-workspace-edit (plist-get chosen :edit) nil)
  (eglot--signal-textDocument/didChange))
(e2e-wait "the finding to be suppressed" (lambda () (not (e2e-found "readable by everyone"))))
(unless (string-match-p "parapet:ignore aws-s3-bucket-public-acl" (buffer-string))
  (e2e-fail "the buffer is %s" (buffer-string)))
(message "emacs: ok")
(set-buffer-modified-p nil)
(kill-emacs 0)
