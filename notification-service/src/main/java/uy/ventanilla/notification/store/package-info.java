/** Rows of deliveries, bells and our copies of others' facts, and the events said with them. Use cases enter. */
@NullMarked
package uy.ventanilla.notification.store;

import org.jspecify.annotations.NullMarked;
