/** What every HTTP answer shares: problems (RFC 9457) on every error path, token checks, the caller. */
@NullMarked
package uy.ventanilla.platform.web;

import org.jspecify.annotations.NullMarked;
