/** Hears other services: puts their words into ours and calls one use case each. Nobody enters but Kafka. */
@NullMarked
package uy.ventanilla.ticket.stream;

import org.jspecify.annotations.NullMarked;
