/** The local mail server: SMTP in, IMAP and a web page out, every message on disk; runs in a process of its own. */
@NullMarked
package uy.ventanilla.testkit.mail;

import org.jspecify.annotations.NullMarked;
