/** The operator's doors to suspension, deletion and what was erased. Nobody enters. */
@NullMarked
package uy.ventanilla.identity.web.departure;

import org.jspecify.annotations.NullMarked;
