/** Reads the bytes of a mail, however malformed, into parts, headers and text without ever throwing; every room may enter. */
@NullMarked
package uy.ventanilla.intake.domain.mime;

import org.jspecify.annotations.NullMarked;
