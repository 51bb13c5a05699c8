/** One verb each: hear, send, read. Streams and web enter. */
@NullMarked
package uy.ventanilla.notification.usecase;

import org.jspecify.annotations.NullMarked;
