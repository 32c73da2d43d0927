/*
 * Node-API 9 keeps references only to objects, functions and symbols; version 10, for which
 * better-sqlite3 is written, keeps them to any value. Electron 33 has version 9. Included before
 * everything else, this header holds any other value inside an object with a tag of its own, and
 * takes it out again when the reference is read.
 */
#pragma once
#include <node_api.h>

static const napi_type_tag heddle_box_tag = {0x8f2d6c0be1a94d53ULL, 0xa37c51e8d9420b6fULL};

static inline napi_status heddle_create_reference(napi_env env, napi_value value, uint32_t count,
                                                  napi_ref *result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol || type == napi_external)
    return napi_create_reference(env, value, count, result);
  napi_value box;
  if ((status = napi_create_object(env, &box)) != napi_ok) return status;
  if ((status = napi_type_tag_object(env, box, &heddle_box_tag)) != napi_ok) return status;
  if ((status = napi_set_element(env, box, 0, value)) != napi_ok) return status;
  return napi_create_reference(env, box, count, result);
}

static inline napi_status heddle_get_reference_value(napi_env env, napi_ref ref,
                                                     napi_value *result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  if (status != napi_ok || *result == NULL) return status;
  napi_valuetype type;
  if ((status = napi_typeof(env, *result, &type)) != napi_ok || type != napi_object) return status;
  bool boxed = false;
  status = napi_check_object_type_tag(env, *result, &heddle_box_tag, &boxed);
  if (status != napi_ok || !boxed) return status;
  return napi_get_element(env, *result, 0, result);
}

#define napi_create_reference heddle_create_reference
#define napi_get_reference_value heddle_get_reference_value
