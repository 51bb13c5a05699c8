/** Reads the tenants' mailboxes by IMAP; nobody enters. */
@NullMarked
package uy.ventanilla.intake.mailbox;

import org.jspecify.annotations.NullMarked;
