package uy.ventanilla.platform.web.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A record's component is always there unless it says {@link Nullable}: the document tells which are which. */
final class RequiredComponents implements ModelConverter {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = Json.mapper().constructType(type.getType());
        if (schema != null && java != null && java.getRawClass().isRecord()) {
            var reference = schema.get$ref();
            var model = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
            if (model != null && model.getProperties() != null) {
                for (var component : java.getRawClass().getRecordComponents()) {
                    if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                            && model.getProperties().containsKey(component.getName())
                            && (model.getRequired() == null
                                    || !model.getRequired().contains(component.getName()))) {
                        model.addRequiredItem(component.getName());
                    }
                }
            }
        }
        return schema;
    }
}
