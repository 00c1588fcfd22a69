" Drives Vim with ALE and the configuration of editors/vim/README.md, headless:
" findings at first, and one on what is typed. OUT is the file to report to; failures
" end Vim with an error.

function! s:Wait(what, ok) abort
  let l:start = reltime()
  while !a:ok()
    if reltimefloat(reltime(l:start)) > 60
      call writefile(['vim: waited in vain for ' . a:what, 'there is ' . string(getloclist(0))], $OUT)
      cquit!
    endif
    sleep 50m
  endwhile
endfunction

function! s:Found(text) abort
  return !empty(filter(getloclist(0), {_, item -> item.text =~# a:text}))
endfunction

call s:Wait('the first findings', {-> s:Found('versions of its objects')})
if s:Found('readable by everyone')
  call writefile(['vim: an ACL is reported before it is written'], $OUT)
  cquit!
endif
call append(2, '  acl    = "public-read"')
call ale#Queue(0)
call s:Wait('the finding on what was typed', {-> s:Found('readable by everyone')})
call writefile(['vim: ok'], $OUT)
qall!
