/** A service with nothing but the plumbing in it, on real servers. */
@org.jspecify.annotations.NullMarked
package uy.ventanilla.platform;
