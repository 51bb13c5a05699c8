/** Topics tickets, directory and deliveries come in here. Nobody else enters. */
@NullMarked
package uy.ventanilla.slatimer.stream;

import org.jspecify.annotations.NullMarked;
