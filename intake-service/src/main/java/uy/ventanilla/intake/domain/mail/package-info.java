/** Judges a mail: loop, report, auto-reply, reply to which ticket, admitted or not; pure functions, every room may enter. */
@NullMarked
package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.NullMarked;
