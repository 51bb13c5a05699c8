/** Judges a mail: loop, report, auto-reply, reply to which ticket, admitted or not; pure functions, entered by usecase. */
@NullMarked
package uy.ventanilla.intake.domain.mail;

import org.jspecify.annotations.NullMarked;
