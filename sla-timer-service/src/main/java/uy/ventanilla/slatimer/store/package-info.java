/** The rows: rules, tickets as heard, announcing mails, timers. Use cases alone enter. */
@NullMarked
package uy.ventanilla.slatimer.store;

import org.jspecify.annotations.NullMarked;
