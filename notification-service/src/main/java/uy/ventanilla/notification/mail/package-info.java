/** A letter becomes a MIME message and goes to the mail server. Use cases enter. */
@NullMarked
package uy.ventanilla.notification.mail;

import org.jspecify.annotations.NullMarked;
