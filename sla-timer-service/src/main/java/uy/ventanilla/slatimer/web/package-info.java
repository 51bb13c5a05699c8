/** The HTTP side: a ticket's due times. Nobody else enters. */
@NullMarked
package uy.ventanilla.slatimer.web;

import org.jspecify.annotations.NullMarked;
