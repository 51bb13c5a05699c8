/** Rows, and the events that announce them in the same transaction. Only use cases enter. */
@NullMarked
package uy.ventanilla.identity.store;

import org.jspecify.annotations.NullMarked;
