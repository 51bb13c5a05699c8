/** Hears what other services say on Kafka. */
@NullMarked
package uy.ventanilla.identity.stream;

import org.jspecify.annotations.NullMarked;
