/** Rows of tickets and of others' facts, and the announcements made with them. Only use cases enter. */
@NullMarked
package uy.ventanilla.ticket.store;

import org.jspecify.annotations.NullMarked;
