/** The words services say to each other: records only, each with a schema and a golden sample. Everyone may enter. */
@NullMarked
package uy.ventanilla.contracts;

import org.jspecify.annotations.NullMarked;
