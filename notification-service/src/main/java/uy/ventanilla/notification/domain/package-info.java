/** Who hears of what, and when a mail is tried again: plain Java without a framework. Everyone may enter; it knows nobody. */
@NullMarked
package uy.ventanilla.notification.domain;

import org.jspecify.annotations.NullMarked;
