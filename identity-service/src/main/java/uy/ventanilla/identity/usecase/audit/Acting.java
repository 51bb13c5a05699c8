package uy.ventanilla.identity.usecase.audit;

import uy.ventanilla.identity.domain.audit.Actor;

/** Tells who acts in what is under way. */
public interface Acting {
    /** By the request's token; a visitor where a request has none, the platform where there is no request. */
    Actor now();
}
