/** Saying and hearing events: an outbox written with the rows, an inbox that drops repeats, one relay, one error policy. */
@NullMarked
package uy.ventanilla.platform.messaging;

import org.jspecify.annotations.NullMarked;
