/** Hears directory and tickets from Kafka; nobody enters. */
@NullMarked
package uy.ventanilla.intake.stream;

import org.jspecify.annotations.NullMarked;
