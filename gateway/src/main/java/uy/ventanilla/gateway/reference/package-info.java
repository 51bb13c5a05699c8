/** The API's reference: the services' OpenAPI documents put together as one, and a page to read and try it. */
@NullMarked
package uy.ventanilla.gateway.reference;

import org.jspecify.annotations.NullMarked;
