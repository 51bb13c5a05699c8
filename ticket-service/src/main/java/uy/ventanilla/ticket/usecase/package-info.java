/** What can be asked of this service, one verb a class: load, let the domain decide, commit. Web and stream enter. */
@NullMarked
package uy.ventanilla.ticket.usecase;

import org.jspecify.annotations.NullMarked;
