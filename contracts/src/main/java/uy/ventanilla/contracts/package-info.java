/**
 * The words services say to each other: records only, each with a schema and a golden sample. Every service may enter,
 * but not from its web, usecase and domain.
 */
@NullMarked
package uy.ventanilla.contracts;

import org.jspecify.annotations.NullMarked;
