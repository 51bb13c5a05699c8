/** The pages: parse, ask {@code api}, render a template; nobody but the browser enters. */
@NullMarked
package uy.ventanilla.portal.web;

import org.jspecify.annotations.NullMarked;
