/** A notice becomes words: headline, paragraphs and facts, as text and as HTML. Use cases enter. */
@NullMarked
package uy.ventanilla.notification.letter;

import org.jspecify.annotations.NullMarked;
